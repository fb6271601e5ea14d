// Build tool: schema/iis/*.xsd -> the fact table as C++ source, and the serialized Xerces grammars.
//   compile_schema <root.xsd> <catalog_table.cpp> <grammar.bin>
#include <cstdio>
#include <exception>
#include <fstream>

#include <xercesc/util/PlatformUtils.hpp>

#include "grammar_writer.h"
#include "table_writer.h"
#include "xsd_model.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: compile_schema <root.xsd> <catalog_table.cpp> <grammar.bin>\n");
    return 2;
  }
  xercesc::XMLPlatformUtils::Initialize();
  int status = 0;
  try {
    const iislint::tools::XsdModel model = iislint::tools::read_xsd(argv[1]);
    std::string grammars;
    std::vector<std::size_t> ends;
    for (const std::string& grammar : iislint::tools::make_grammars(model))
      ends.push_back((grammars += grammar).size());
    std::ofstream(argv[2]) << iislint::tools::write_tables(model, ends);
    std::ofstream(argv[3], std::ios::binary) << grammars;
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "compile_schema: %s\n", problem.what());
    status = 1;
  }
  xercesc::XMLPlatformUtils::Terminate();
  return status;
}
