import { spawnSync } from "node:child_process";
import { Fault } from "#lib/fault.ts";

interface Sbom {
	metadata: { component: { name: string; version: string; type: string } };
	components: { name: string; version: string }[];
}

/**
 * What the application is made of, as CycloneDX: npm writes it from package-lock.json, without what only development
 * needs. npm calls the component by the folder it runs in.
 */
export function makeSbom(manifest: { name: string; version: string }): Sbom {
	const npm = process.env.npm_execpath;
	const args = [
		"sbom",
		"--sbom-format",
		"cyclonedx",
		"--omit",
		"dev",
		"--package-lock-only",
	];
	const { status, stdout, stderr } = npm?.endsWith("js")
		? spawnSync(process.execPath, [npm, ...args], OPTIONS)
		: spawnSync("npm", args, OPTIONS);
	if (status !== 0)
		throw new Fault(`npm made no list of parts:\n${stderr || "no npm found"}`);
	const sbom: Sbom = JSON.parse(stdout);
	const { name, version } = manifest;
	return {
		...sbom,
		metadata: {
			...sbom.metadata,
			component: {
				...sbom.metadata.component,
				name,
				version,
				type: "application",
			},
		},
	};
}

const OPTIONS = {
	encoding: "utf8",
	maxBuffer: 64 * 1024 * 1024,
} as const;
