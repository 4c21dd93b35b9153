// Imported before every script (scripts/run.mjs): Prisma's client from the schema, made anew only
// when that changed. What comes after may import it. Of several processes that start at once, one makes it.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "#lib/runtime/file-lock.mjs";

const GENERATED = "lib/db/generated";
const INPUTS = [
	"prisma/schema.prisma",
	"prisma.config.ts",
	"package-lock.json",
];

const PATIENCE_SECONDS = 300;

const hash = createHash("sha256");
for (const file of INPUTS) hash.update(readFileSync(file));
const stamp = hash.digest("hex");
const stampFile = path.join(GENERATED, "generated-from");

const isMade = () =>
	existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;

if (!isMade())
	await withLock("node_modules/.generating", PATIENCE_SECONDS, async () => {
		if (!isMade()) make();
	});

function make(): void {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		["node_modules/prisma/build/index.js", "generate"],
		{
			encoding: "utf8",
			// Generating is WASM; without this Prisma downloads a native engine it will not use. Any file does.
			env: {
				...process.env,
				PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
				CHECKPOINT_DISABLE: "1",
			},
		},
	);
	if (status !== 0) {
		console.error(
			`Prisma's client could not be generated:\n${stdout}${stderr}`,
		);
		process.exit(1);
	}
	writeFileSync(stampFile, stamp);
}
