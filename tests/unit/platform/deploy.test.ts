import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { COMMANDS } from "#scripts/package/files.ts";

const read = (file: string) => readFileSync(`deploy/${file}`, "utf8");

/** Every setting that there is, as operators are told of it. */
const SETTINGS = new Set(
	readFileSync(".env.example", "utf8").match(/^[A-Z_]+(?==)/gm),
);
/** Of the engines, and of the examples themselves. */
const NOT_OURS = new Set(["HOST_NAME", "DATABASE_PASSWORD", "IMAGE", "COMMIT"]);
const unknown = (names: Iterable<string>) =>
	[...names].filter((name) => !SETTINGS.has(name) && !NOT_OURS.has(name));

/** Addresses that a probe asks, wherever it stands. */
const PROBES = /\/(?:api\/\w+|metrics)\b/g;
const answered = (address: string) =>
	address === "/metrics" || existsSync(`app${address}/route.ts`);

interface Pod {
	securityContext: Record<string, unknown>;
	terminationGracePeriodSeconds: number;
	containers: {
		securityContext: Record<string, unknown>;
		env: { name: string }[];
		ports: { name: string; containerPort: number }[];
		volumeMounts: { mountPath: string }[];
		resources: { limits: { memory: string } };
	}[];
}
interface Manifest {
	kind: string;
	metadata: { name: string };
	data?: Record<string, string>;
	spec?: { template?: { spec: Pod } };
}

describe("Kubernetes", () => {
	const manifests = globSync("deploy/kubernetes/*.yaml").flatMap((file) =>
		parseAllDocuments(readFileSync(file, "utf8")).map((document) => {
			expect(document.errors, file).toEqual([]);
			return document.toJS() as Manifest;
		}),
	);
	const pods = manifests.flatMap(({ spec }) => spec?.template?.spec ?? []);

	test("pages and work run as nobody, may write to /tmp only and are given time to end", () => {
		expect(pods).toHaveLength(2);
		for (const pod of pods) {
			expect(pod.securityContext).toMatchObject({ runAsNonRoot: true });
			expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(30);
			const [container] = pod.containers;
			expect(container?.securityContext).toEqual({
				allowPrivilegeEscalation: false,
				readOnlyRootFilesystem: true,
				capabilities: { drop: ["ALL"] },
			});
			expect(container?.volumeMounts.map(({ mountPath }) => mountPath)).toEqual(
				["/tmp"],
			);
		}
	});

	test("every file is named in the kustomization", () => {
		const { resources } = parse(read("kubernetes/kustomization.yaml")) as {
			resources: string[];
		};
		expect([...resources, "kustomization.yaml"].sort()).toEqual(
			globSync("*.yaml", { cwd: "deploy/kubernetes" }).sort(),
		);
	});

	test("every setting is one", () => {
		const settings = manifests.find(({ kind }) => kind === "ConfigMap")?.data;
		const own = pods.flatMap(({ containers }) =>
			containers.flatMap(({ env }) => env.map(({ name }) => name)),
		);
		expect(unknown([...Object.keys(settings ?? {}), ...own])).toEqual([]);
		expect(settings).not.toHaveProperty("APP_SECRET");
	});
});

test("compose: every setting is one, and two processes serve pages beside one that works", () => {
	const compose = parse(read("compose.yaml"), { merge: true }) as {
		services: Record<
			string,
			{
				environment: Record<string, string>;
				read_only?: boolean;
				user?: string;
			}
		>;
	};
	const ours = Object.values(compose.services).filter(
		({ environment }) => environment.SERVE,
	);
	expect(ours.map(({ environment }) => environment.SERVE)).toEqual([
		"pages",
		"pages",
		"work",
	]);
	for (const { environment, read_only, user } of ours) {
		expect(unknown(Object.keys(environment))).toEqual([]);
		expect({ read_only, user }).toEqual({
			read_only: true,
			user: "10001:10001",
		});
	}
	expect(
		unknown(read("compose.env.example").match(/^[A-Z_]+(?==)/gm) ?? []),
	).toEqual([]);
});

test("systemd: every setting is one, and every command is in the package", () => {
	for (const file of globSync("deploy/systemd/*")) {
		const unit = readFileSync(file, "utf8");
		const set = [...unit.matchAll(/^Environment=(.*)$/gm)].flatMap(
			([, line = ""]) => line.match(/[A-Z_]+(?==)/g) ?? [],
		);
		expect(unknown(set), file).toEqual([]);
		for (const [, command] of unit.matchAll(/scripts\/run\.mjs (\w+)/g))
			expect(COMMANDS, file).toContain(command);
	}
});

test("an image: unprivileged, and its settings are some", () => {
	const image = read("Containerfile");
	expect(image).toMatch(/^USER 10001:10001$/m);
	const [, set = ""] = /^ENV (.*)$/m.exec(image) ?? [];
	expect(unknown(set.match(/[A-Z_]+(?==)/g) ?? [])).toEqual([]);
});

test("whoever asks for health asks an address that answers", () => {
	const files = [
		...globSync("deploy/kubernetes/*.yaml"),
		"deploy/Caddyfile",
		"deploy/healthy.mjs",
	];
	const asked = new Set(
		files.flatMap((file) => readFileSync(file, "utf8").match(PROBES) ?? []),
	);
	expect(asked.size).toBeGreaterThan(1);
	expect([...asked].filter((address) => !answered(address))).toEqual([]);
});
