import { cpus, release, totalmem, type } from "node:os";
import pg from "pg";
import packages from "../package.json" with { type: "json" };

/** Where the figures were measured: absolute ones say little without it. */
export async function describeMachine(databaseUrl: string) {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	const { rows } = await client.query("SHOW server_version");
	await client.end();
	const [cpu] = cpus();
	const { next, react, prisma } = packages.dependencies;
	return {
		cores: cpus().length,
		processor: cpu?.model ?? "unknown",
		memoryGB: Math.round(totalmem() / 2 ** 30),
		system: `${type()} ${release()}`,
		versions: {
			node: process.versions.node,
			postgresql: String(rows[0].server_version),
			next,
			react,
			prisma,
		},
	};
}
