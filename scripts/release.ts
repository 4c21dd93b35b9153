// npm run release -- 0.2.0        makes a version: package.json, package-lock.json, publiccode.yml, CHANGELOG.md, a commit and a tag,
//                                  and in data/releases/ its notes and the list of its parts (docs/releasing.md)
// npm run release -- sbom <file>  writes the list of parts alone (CycloneDX)
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Fault } from "#lib/fault.ts";
import { cutRelease } from "#scripts/release/changelog.ts";
import { FORMS_FILE, listForms } from "#scripts/release/forms.ts";
import { makeSbom } from "#scripts/release/sbom.ts";
import { checkVersion } from "#scripts/release/version.ts";
import { run } from "#scripts/setup/run.ts";
import manifest from "../package.json" with { type: "json" };

const FOLDER = "data/releases";
const USAGE =
	"Usage: npm run release -- <version>, or npm run release -- sbom <file>";

const git = (...args: string[]) =>
	execFileSync("git", args, { encoding: "utf8" }).trim();

await run(async () => {
	const [what, file] = process.argv.slice(2);
	if (what === undefined) throw new Fault(USAGE);
	if (what === "sbom") {
		if (file === undefined) throw new Fault(USAGE);
		writeSbom(file, manifest.version);
	} else release(checkVersion(manifest.version, what));
});

function writeSbom(file: string, version: string): void {
	const sbom = makeSbom({ name: manifest.name, version });
	writeFileSync(file, `${JSON.stringify(sbom, null, "\t")}\n`);
	console.log(`${file}: ${sbom.components.length} parts`);
}

function release(version: string): void {
	if (git("status", "--porcelain") !== "")
		throw new Fault("There are changes that are not committed.");
	const day = Temporal.Now.plainDateISO().toString();
	const cut = cutRelease(readFileSync("CHANGELOG.md", "utf8"), version, day);
	writeFileSync("CHANGELOG.md", cut.changelog);
	replaceIn("package.json", /^(\t"version": ")[^"]+/m, version);
	// Twice: of the project, and of its root package.
	replaceIn("package-lock.json", /^(\t"version": ")[^"]+/m, version);
	replaceIn("package-lock.json", /^(\t{3}"version": ")[^"]+/m, version);
	replaceIn("publiccode.yml", /^(softwareVersion: ).+/m, version);
	replaceIn("publiccode.yml", /^(releaseDate: ")[^"]+/m, day);
	writeFileSync(FORMS_FILE, `${JSON.stringify(listForms(), null, "\t")}\n`);
	mkdirSync(FOLDER, { recursive: true });
	const notes = path.join(FOLDER, `${version}.md`);
	writeFileSync(notes, `# ${version}\n\n${cut.notes}\n`);
	writeSbom(path.join(FOLDER, `${version}.cdx.json`), version);
	git("commit", "--all", "--message", `Release ${version}`);
	// Otherwise git takes headings for comments.
	git(
		"tag",
		"--annotate",
		"--cleanup=whitespace",
		`v${version}`,
		"--file",
		notes,
	);
	console.log(
		`Committed and tagged v${version}. Look at it, then: git push --follow-tags`,
	);
}

/** @param place with what stays before it as its first group */
function replaceIn(file: string, place: RegExp, by: string): void {
	const before = readFileSync(file, "utf8");
	if (!place.test(before))
		throw new Fault(`${file} has no place for a version.`);
	writeFileSync(
		file,
		before.replace(place, (_, head: string) => `${head}${by}`),
	);
}
