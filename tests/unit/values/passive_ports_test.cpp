#include "values/passive_ports.h"

#include <doctest/doctest.h>

using namespace iislint::values;

TEST_CASE("a passive range is dynamic, sound or has one fault") {
  CHECK(PassivePorts{0, 0}.is_dynamic());
  CHECK(PassivePorts{0, 0}.fault() == PassiveFault::none);
  CHECK(PassivePorts{5000, 5100}.fault() == PassiveFault::none);
  CHECK(PassivePorts{5000, 5000}.fault() == PassiveFault::none);
  CHECK(PassivePorts{5000, 0}.fault() == PassiveFault::one_is_zero);
  CHECK(PassivePorts{0, 5000}.fault() == PassiveFault::one_is_zero);
  CHECK(PassivePorts{6000, 5000}.fault() == PassiveFault::reversed);
  CHECK(PassivePorts{1023, 5000}.fault() == PassiveFault::well_known);
  CHECK(PassivePorts{1024, 5000}.fault() == PassiveFault::none);
  CHECK(PassivePorts{1025, 5000}.fault() == PassiveFault::none);
}

TEST_CASE("a passive range covers the ports from its first to its last") {
  const PassivePorts range{5000, 5100};
  CHECK(range.count() == 101);
  CHECK(range.covers(5000));
  CHECK(range.covers(5100));
  CHECK(!range.covers(5101));
  CHECK(!PassivePorts{}.covers(0));
  CHECK(PassivePorts{}.count() == 0);
  CHECK(PassivePorts{6000, 5000}.count() == 0);
  CHECK(!PassivePorts{6000, 5000}.covers(5500));
}
