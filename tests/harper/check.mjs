// Reads a JSON array of texts, writes what Harper finds in each: [{kind, message, text}, ...].
import { readFileSync } from "node:fs";
import { Dialect, LocalLinter } from "harper.js";
import { slimBinaryInlined } from "harper.js/slimBinaryInlined";

const linter = new LocalLinter({ binary: slimBinaryInlined, dialect: Dialect.British });
await linter.setup();
const texts = JSON.parse(readFileSync(0, "utf-8"));
const found = [];
for (const text of texts) {
  const lints = await linter.lint(text, { language: "plaintext" });
  found.push(
    lints.map((lint) => ({
      kind: lint.lint_kind(),
      message: lint.message(),
      text: lint.get_problem_text(),
    })),
  );
}
process.stdout.write(JSON.stringify(found));
