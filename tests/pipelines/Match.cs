// Matches lines as GitHub's runner does, in .NET and with the same options; otherwise like match.mjs.
using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

static class Match {
  static void Main(string[] names) {
    var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
    var expressions = File.ReadAllText(names[0]).Split('\n').Where(text => text != "")
        .Select(text => new Regex(text, RegexOptions.CultureInvariant | RegexOptions.ECMAScript, TimeSpan.FromSeconds(1))).ToArray();
    var lines = File.ReadAllText(names[1]).Split('\n');
    for (int line = 0; line < lines.Length; ++line)
      for (int which = 0; which < expressions.Length; ++which) {
        var match = expressions[which].Match(lines[line]);
        if (match.Success)
          output.Write(line + "\t" + which + "\t" + string.Join("\t", match.Groups.Cast<Group>().Select(g => g.Value)) + "\n");
      }
    output.Flush();
  }
}
