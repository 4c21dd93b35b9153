import { spawnSync } from "node:child_process";
import {
	copyFileSync,
	lstatSync,
	mkdirSync,
	readFileSync,
	readlinkSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { PACKAGE_NOTE } from "#lib/runtime/packaged.mjs";

/** Copies the files to the same places below `folder`, and says beside them what they are. */
export function writePackage(
	folder: string,
	files: ReadonlySet<string>,
): { bytes: number } {
	let bytes = 0;
	for (const file of [...files].sort()) {
		const to = path.join(folder, file);
		const from = lstatSync(file);
		if (from.isDirectory()) continue;
		mkdirSync(path.dirname(to), { recursive: true });
		if (from.isSymbolicLink()) symlinkSync(readlinkSync(file), to);
		else copyFileSync(file, to);
		bytes += from.size;
	}
	const { version } = JSON.parse(readFileSync("package.json", "utf8"));
	writeFileSync(
		path.join(folder, PACKAGE_NOTE),
		`${JSON.stringify({ version, commit: commit() }, null, "\t")}\n`,
	);
	return { bytes };
}

/** Where there is no git, as in an image, whoever builds says it (deploy/Containerfile); null: nobody does. */
function commit(): string | null {
	const said = process.env.COMMIT?.trim();
	if (said) return said;
	const { status, stdout } = spawnSync("git", ["rev-parse", "HEAD"], {
		encoding: "utf8",
	});
	return status === 0 ? stdout.trim() : null;
}
