#include "json_schema_check.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "repository.h"

namespace iislint::tests {
namespace {

using Json = nlohmann::json;

/// json_schema_check.py, which answers one line for each line it is given. Started once: Python takes longer
/// to start than a document to be judged.
class Judge {
 public:
  Judge() {
    std::array<int, 2> to{}, from{};
    if (pipe(to.data()) != 0 || pipe(from.data()) != 0) throw std::runtime_error("no pipe");
    std::signal(SIGPIPE, SIG_IGN);  // a script that has ended shows as a missing answer
    child_ = fork();
    if (child_ == 0) {
      dup2(to[0], STDIN_FILENO);
      dup2(from[1], STDOUT_FILENO);
      for (const int end : {to[0], to[1], from[0], from[1]})
        close(end);
      const std::string script = repository_path("tests/report/json_schema_check.py");
      execlp(IISLINT_PYTHON, IISLINT_PYTHON, script.c_str(), static_cast<char*>(nullptr));
      _exit(127);
    }
    close(to[0]);
    close(from[1]);
    questions_ = fdopen(to[1], "w");
    answers_ = fdopen(from[0], "r");
  }
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;
  ~Judge() {
    std::fclose(questions_);
    std::fclose(answers_);
    waitpid(child_, nullptr, 0);
  }

  std::string ask(const Json& question) {
    const std::string line = question.dump() + "\n";
    std::fwrite(line.data(), 1, line.size(), questions_);
    std::fflush(questions_);
    std::string answer;
    for (int c = std::fgetc(answers_); c != '\n'; c = std::fgetc(answers_)) {
      if (c == EOF) throw std::runtime_error("json_schema_check.py gave no answer");
      answer += static_cast<char>(c);
    }
    return Json::parse(answer);
  }

 private:
  pid_t child_ = -1;
  std::FILE* questions_ = nullptr;
  std::FILE* answers_ = nullptr;
};

}  // namespace

std::string schema_errors(const std::string& text, const std::string& schema_name) {
  Json document = Json::parse(text, nullptr, false);
  if (document.is_discarded()) return "no JSON";
  static Judge judge;
  return judge.ask({{"schema", repository_path("schema/json/" + schema_name)}, {"document", document}});
}

}  // namespace iislint::tests
