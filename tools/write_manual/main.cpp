// Prints the manual page, docs/iislint.1; tools/generate_docs calls it.
#include <iostream>

#include "app/cli/manual_page.h"

int main() {
  std::cout << iislint::cli::manual_page() << std::flush;
  return std::cout ? 0 : 1;
}
