// Code inspections of TeamCity, as service messages:
//
//   ##teamcity[inspectionType id='rule' name='rule' category='iislint: category' description='summary']
//   ##teamcity[inspection typeId='rule' message='…' file='path' line='1' SEVERITY='ERROR']
//   ##teamcity[message text='path: …' errorDetails='code' status='ERROR']     what kept the run from doing
//   its job
//
// ERROR, WARNING, INFO, and WEAK WARNING for what is suppressed. Texts are cut at TeamCity's limits, 255
// characters for names and 4,000 for others.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class TeamcityReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
