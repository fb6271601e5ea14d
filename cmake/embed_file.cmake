# Run while building: writes a source that holds the bytes of a file, as numbers of 64 bits. That is valid C++ for every
# system and format of object files, and an eighth of the work that single bytes are for a compiler.
#
#   cmake -DBLOB=… -DSOURCE=… -DHEADER=… -DSCOPE=… -DFUNCTION=… -P embed_file.cmake
#
# The source defines the function of that header in that namespace.
file(READ "${BLOB}" hex HEX)
string(LENGTH "${hex}" digits)
math(EXPR size "${digits} / 2")
math(EXPR missing "(16 - ${digits} % 16) % 16 + 16")  # one word more: an array must not be empty
string(REPEAT "0" ${missing} zeros)
string(REGEX REPLACE "(..)(..)(..)(..)(..)(..)(..)(..)" "0x\\8\\7\\6\\5\\4\\3\\2\\1,\n" words "${hex}${zeros}")
file(WRITE "${SOURCE}" "#include \"${HEADER}\"

#include <bit>
#include <cstdint>

namespace ${SCOPE} {
namespace {

static_assert(std::endian::native == std::endian::little);

alignas(16) constexpr std::uint64_t kWords[] = {
${words}};

}  // namespace

std::string_view ${FUNCTION}() {
  return {reinterpret_cast<const char*>(kWords), ${size}};
}

}  // namespace ${SCOPE}
")
