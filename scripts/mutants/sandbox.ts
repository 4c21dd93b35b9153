import {
	chmodSync,
	copyFileSync,
	cpSync,
	linkSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { registerShutdown } from "#lib/runtime/shutdown.ts";

/** What is made when working on it, and what is nobody's but this checkout's. */
const LEFT_OUT = new Set([
	...["node_modules", ".git", ".next", ".env", "data"],
	...["test-results", "playwright-report", "tsconfig.tsbuildinfo"],
]);

/** Where mistakes are made. */
export interface Sandbox {
	/** A copy. */
	checkout: string;
	/** For databases and reports of the tests, which may be stopped amid their work. */
	temporary: string;
}

/**
 * The checkout as it stands, also what is not committed, in a folder that goes with this process: whatever happens, no
 * mistake stays in the work of a person.
 */
export function makeSandbox(): Sandbox {
	const folder = mkdtempSync(path.join(tmpdir(), "buergertermin-mutants-"));
	registerShutdown(() => rmSync(folder, { recursive: true, force: true }));
	const checkout = path.join(folder, "checkout");
	const temporary = path.join(folder, "tmp");
	for (const made of [checkout, temporary]) mkdirSync(made);
	// The user of the embedded database comes by.
	for (const made of [folder, checkout, temporary]) chmodSync(made, 0o755);
	for (const name of readdirSync("."))
		if (!LEFT_OUT.has(name))
			cpSync(name, path.join(checkout, name), { recursive: true });
	linkPackages("node_modules", path.join(checkout, "node_modules"));
	return { checkout, temporary };
}

/** Links and no symlink: the build refuses what lies outside of its folder. Names with a dot are caches and locks. */
function linkPackages(from: string, to: string): void {
	mkdirSync(to);
	for (const name of readdirSync(from))
		if (!name.startsWith(".")) linkTree(path.join(from, name), `${to}/${name}`);
}

function linkTree(from: string, to: string): void {
	mkdirSync(to);
	for (const entry of readdirSync(from, { withFileTypes: true })) {
		const [source, target] = [`${from}/${entry.name}`, `${to}/${entry.name}`];
		if (entry.isDirectory()) linkTree(source, target);
		else if (entry.isSymbolicLink())
			cpSync(source, target, { verbatimSymlinks: true });
		else link(source, target);
	}
}

function link(source: string, target: string): void {
	try {
		linkSync(source, target);
	} catch {
		// Another disk, or one that knows no links.
		copyFileSync(source, target);
	}
}
