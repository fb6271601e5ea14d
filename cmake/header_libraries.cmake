# Libraries that are nothing but headers, as targets. For another system those of this machine serve as well, but its
# include folder must not be searched: it holds the C library of this system. A link to each library's own folder, in a
# folder of ours, keeps the two apart.
#
#   iislint_header_library(<package> <target> <folder of headers>)
function(iislint_header_library package target folder)
  if(NOT CMAKE_CROSSCOMPILING)
    find_package(${package} REQUIRED)
    return()
  endif()
  find_path(IISLINT_${package}_HEADERS ${folder} PATHS /usr/include /usr/local/include NO_DEFAULT_PATH
            NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  set(headers "${PROJECT_BINARY_DIR}/headers")
  file(MAKE_DIRECTORY "${headers}")
  file(CREATE_LINK "${IISLINT_${package}_HEADERS}/${folder}" "${headers}/${folder}" SYMBOLIC)
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target} SYSTEM INTERFACE "${headers}")
endfunction()
