# Every test is a program that holds all of iislint. Where lld is there it links them, in a fifth of the time of the
# linker of the binutils; releases are linked by the latter, whose options for static programs they need.
if(CMAKE_BUILD_TYPE STREQUAL "Debug" AND NOT WIN32)
  find_program(IISLINT_LLD ld.lld)
  if(IISLINT_LLD)
    add_link_options(-fuse-ld=lld)
  endif()
endif()
