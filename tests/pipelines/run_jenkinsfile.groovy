// Runs a declarative pipeline with stand-ins for the steps that the examples use; any other step is an error. Prints the
// result of the build: SUCCESS, UNSTABLE or FAILURE.
//
//   groovy run_jenkinsfile.groovy <Jenkinsfile>
import org.codehaus.groovy.control.CompilerConfiguration

abstract class Pipeline extends Script {
  static String result = 'SUCCESS'

  static void run(Closure block, Object owner) { block.delegate = owner; block.call() }
  def pipeline(Closure block) { run(block, this) }
  def agent(Object which) { assert which == 'any' }
  def getAny() { 'any' }
  def stages(Closure block) { run(block, this) }
  def script(Closure block) { run(block, this) }
  def always(Closure block) { run(block, this) }

  /// The steps of a stage come before what stands under post, whether they fail or not.
  def stage(String name, Closure block) {
    Closure steps = null, after = null
    block.resolveStrategy = Closure.DELEGATE_FIRST
    block.delegate = new Expando(steps: { Closure given -> steps = given }, post: { Closure given -> after = given })
    block.call()
    try {
      run(steps, this)
    } catch (IllegalStateException failed) {
      println failed.message
      result = 'FAILURE'
    }
    if (after) run(after, this)
  }

  def sh(Map how) {
    def process = new ProcessBuilder('sh', '-xe', '-c', how.script).redirectErrorStream(true).start()
    process.outputStream.close()
    print process.inputStream.getText('UTF-8')
    int status = process.waitFor()
    if (how.returnStatus) return status
    if (status != 0) throw new IllegalStateException("script returned exit code $status")
  }
  def sh(String text) { sh(script: text) }
  def error(String message) { throw new IllegalStateException(message) }
  def unstable(String message) { println message; result = 'UNSTABLE' }
  def sarif(Map how) { how }
  def recordIssues(Map how) { how.tools.each { assert new File(it.pattern).length() > 0; println "recorded ${it.pattern}" } }
  def junit(String pattern) { assert new File(pattern).length() > 0; println "recorded $pattern" }
}

def configuration = new CompilerConfiguration(scriptBaseClass: Pipeline.name)
new GroovyShell(this.class.classLoader, new Binding(), configuration).evaluate(new File(args[0]))
println Pipeline.result
