// Every npm script comes through here: `node scripts/run.mjs <script> [arguments]` runs
// scripts/<script>.ts. Plain JavaScript for any Node from 20 on, without a package: it installs
// what is missing and goes on with the Node that package.json pins, which runs TypeScript itself.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "../lib/runtime/file-lock.mjs";
import { isPackaged } from "../lib/runtime/packaged.mjs";
import { memoryArgs, memoryEnvironment } from "./memory.mjs";

const OLDEST_NODE = 20;
/** Longer than an installation takes. */
const PATIENCE_SECONDS = 900;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => path.join(root, ...parts);

function giveUp(message) {
	console.error(message);
	process.exit(1);
}

function refuseOldNode() {
	if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return;
	giveUp(
		`This is Node ${process.versions.node}; Node ${OLDEST_NODE} or newer is needed to begin with.\nInstall a newer one from https://nodejs.org (the project then brings its own).`,
	);
}

/** Installs when something is missing or the lock file has changed since; of several processes one, and the others wait. */
async function installed() {
	const stampFile = at("node_modules", ".installed");
	const stamp = createHash("sha256")
		.update(readFileSync(at("package-lock.json")))
		.update(`${process.platform} ${process.arch}`)
		.digest("hex");
	const isInstalled = () =>
		existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
	if (isInstalled()) return;
	mkdirSync(at("node_modules"), { recursive: true });
	await withLock(
		at("node_modules", ".installing"),
		PATIENCE_SECONDS,
		async () => {
			if (isInstalled()) return;
			install();
			writeFileSync(stampFile, stamp);
		},
	);
}

function install() {
	console.log("Installing packages …");
	// Not `npm ci`: it fails where a registry lacks another platform's optional package.
	// --no-save: the lock file stays as committed.
	const args = [
		"install",
		"--no-save",
		"--include=dev",
		"--no-audit",
		"--no-fund",
		"--loglevel=error",
	];
	const npm = process.env.npm_execpath;
	const { status } = npm?.endsWith("js")
		? spawnSync(process.execPath, [npm, ...args], {
				cwd: root,
				stdio: "inherit",
			})
		: spawnSync("npm", args, {
				cwd: root,
				stdio: "inherit",
				shell: process.platform === "win32",
			});
	if (status !== 0) {
		giveUp(
			"The packages could not be installed (see npm's message above). Is the npm registry reachable?",
		);
	}
}

/** The pinned Node, or this one where it is as new. */
function pinnedNode() {
	const file = at(
		"node_modules",
		"node",
		"bin",
		process.platform === "win32" ? "node.exe" : "node",
	);
	if (existsSync(file) && spawnSync(file, ["--version"]).status === 0)
		return file;
	const wanted = JSON.parse(readFileSync(at("package.json"), "utf8"))
		.dependencies.node;
	if (Number.parseInt(process.versions.node, 10) >= Number.parseInt(wanted, 10))
		return process.execPath;
	return giveUp(
		`Node ${wanted}, which npm brings as the package "node", is not there or does not run on this machine.\nnpm may be told not to run install scripts (npm config get ignore-scripts); then: npm rebuild node\nOr start with a Node ${wanted} of your own.`,
	);
}

function runOn(node, script, args) {
	const serves = script === "start";
	const beforehand = isPackaged(root)
		? ["server-only.mjs"]
		: ["server-only.mjs", "setup/generate.ts"];
	const child = spawn(
		node,
		[
			...(serves ? memoryArgs(process.env) : []),
			...beforehand.flatMap((file) => [
				"--import",
				new URL(file, import.meta.url).href,
			]),
			at("scripts", `${script}.ts`),
			...args,
		],
		{
			cwd: root,
			// The channel closes when this process is killed; the child then ends as well.
			stdio: ["inherit", "inherit", "inherit", "ipc"],
			env: {
				...(serves ? memoryEnvironment : {}),
				...process.env,
				PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
			},
		},
	);
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
		process.on(signal, () => child.kill(signal));
	}
	if (process.env.npm_lifecycle_event) followNpm(child);
	child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/** npm passes SIGTERM to its shell, which dies of it and tells nobody: our parent is then another. */
function followNpm(child) {
	const parent = process.ppid;
	const watching = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watching);
		child.kill("SIGTERM");
	}, 250);
}

const [script = "", ...typed] = process.argv.slice(2);
// npm takes the "--" of `npm run restore -- <file> --replace` away; typed without npm it arrives here.
const args = typed[0] === "--" ? typed.slice(1) : typed;
refuseOldNode();
if (!existsSync(at("scripts", `${script}.ts`)))
	giveUp(`There is no script "${script}".`);
if (!isPackaged(root)) await installed();
runOn(pinnedNode(), script, args);
