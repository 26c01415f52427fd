// What the Open XML SDK finds in files: a line of JSON for each file that a line of the input names.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const installed = createRequire(join(process.argv[2], "package.json"));
const { default: validate } = await import(pathToFileURL(installed.resolve("@ooxml-tools/validate")));

for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const found = await validate(new Uint8Array(readFileSync(path)), "Microsoft365");
  console.log(JSON.stringify({ path, found }));
}
