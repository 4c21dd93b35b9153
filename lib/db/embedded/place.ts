import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
	accessSync,
	chmodSync,
	chownSync,
	constants,
	existsSync,
	mkdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import {
	copyBinaries,
	installedBinaries,
	type Runner,
} from "#lib/db/embedded/binaries.ts";
import { Fault } from "#lib/fault.ts";

/** Where one embedded database lives, and as whom it runs. */
export interface Place extends Runner {
	/** Holds `state.json` (ours only), `users/` and the cluster. */
	folder: string;
	/** PostgreSQL's data directory, owned by the user it runs as. */
	cluster: string;
}

/**
 * Beside the data, unless this is root and the database user may not enter that folder (a clone in
 * /root, say): then below /var/tmp, under a name nobody can guess and no second checkout shares.
 */
export async function placeFor(dataDir: string): Promise<Place> {
	makeFolder(dataDir, 0o755);
	const installed = await installedBinaries();
	const isRoot = process.getuid?.() === 0;
	if (!isRoot) {
		const folder = path.join(dataDir, "postgres");
		makeFolder(folder, 0o700);
		mayWrite(folder);
		return {
			binaries: installed,
			folder,
			cluster: path.join(folder, "cluster"),
		};
	}
	const owner = databaseUser();
	const near = path.join(realpathSync(dataDir), "postgres");
	makeFolder(near, 0o711);
	const reachable =
		mayEnter(near, owner) &&
		mayEnter(path.join(installed, "bin"), owner) &&
		mayEnter(path.join(installed, "lib"), owner);
	const folder = reachable ? near : farFolder(near);
	const cluster = path.join(folder, "cluster");
	const binaries = reachable ? installed : path.join(folder, "binaries");
	if (!reachable) copyBinaries(installed, binaries);
	return { binaries, folder, cluster, owner };
}

/** An empty data directory for initdb; what a killed initdb left is thrown away. */
export function makeCluster({ cluster, owner }: Place): void {
	rmSync(cluster, { recursive: true, force: true });
	makeFolder(cluster, 0o700);
	if (!owner) return;
	chownSync(cluster, owner.uid, owner.gid);
	if (!mayEnter(cluster, owner)) {
		throw new Fault(
			`The database user "postgres" may not enter ${cluster}.\nMake the folders above it passable (chmod a+x), or set DATA_DIR to another folder.`,
		);
	}
}

/** `/var/tmp/buergertermin-…`, remembered by an id beside the data; deleting the data forgets it. */
function farFolder(near: string): string {
	const idFile = path.join(near, "id");
	if (!existsSync(idFile)) {
		writeFileSync(idFile, randomBytes(16).toString("hex"), { mode: 0o600 });
	}
	const name = createHash("sha256")
		.update(`${readFileSync(idFile, "utf8")} ${near}`)
		.digest("hex")
		.slice(0, 20);
	const folder = path.join("/var/tmp", `buergertermin-${name}`);
	makeFolder(folder, 0o711);
	return folder;
}

function makeFolder(folder: string, mode: number): void {
	if (existsSync(folder)) return;
	try {
		mkdirSync(folder, { recursive: true });
		// Apart from mkdir, whose mode the umask cuts.
		chmodSync(folder, mode);
	} catch (cause) {
		throw new Fault(
			`The folder ${folder} cannot be created (${(cause as Error).message}).\nGive this user the right to write there, or set DATA_DIR to another folder.`,
			{ cause },
		);
	}
}

function mayWrite(folder: string): void {
	try {
		accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch (cause) {
		throw new Fault(
			`This user may not enter or write to the folder ${folder}.\nGive it the right to (perhaps root started here before: chown), or set DATA_DIR to another folder.`,
			{ cause },
		);
	}
}

/** PostgreSQL does not run as root: the user `postgres` is used, and made where it is missing. */
export function databaseUser(): { uid: number; gid: number } {
	const id = (flag: string) =>
		Number.parseInt(spawnSync("id", [flag, "postgres"]).stdout?.toString(), 10);
	if (Number.isNaN(id("-u"))) {
		spawnSync("groupadd", ["--system", "postgres"]);
		spawnSync("useradd", ["--system", "--gid", "postgres", "postgres"]);
	}
	const user = { uid: id("-u"), gid: id("-g") };
	if (Number.isNaN(user.uid) || Number.isNaN(user.gid)) {
		throw new Fault(
			'PostgreSQL does not run as root, and the user "postgres" could not be created.\nStart as another user, or set DATABASE_URL to a PostgreSQL 15 or newer.',
		);
	}
	return user;
}

function mayEnter(
	folder: string,
	owner: { uid: number; gid: number },
): boolean {
	return spawnSync("test", ["-x", folder], { ...owner, cwd: "/" }).status === 0;
}
