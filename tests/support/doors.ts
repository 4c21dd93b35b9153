import { globSync, readFileSync } from "node:fs";

interface Door {
	kind: "page" | "endpoint" | "action";
	file: string;
	/** Of an action or of an endpoint's methods. */
	names: readonly string[];
}

/** Every way into the application, read from its sources: nothing else answers a request (design §10). */
export function listDoors(): Door[] {
	const files = globSync([
		"app/**/{page.tsx,route.ts,actions.ts}",
		// A glob passes over names that begin with a dot.
		"app/.*/**/{page.tsx,route.ts,actions.ts}",
	]).sort();
	return files.map((file) => {
		const source = readFileSync(file, "utf8");
		const names = [
			...source.matchAll(
				/^export (?:async )?(?:function|const) (\w+)|^export \{([^}]*)\}/gm,
			),
		].flatMap(
			([, name, list]) =>
				name ?? (list ?? "").split(",").map((one) => one.trim()),
		);
		return {
			kind: file.endsWith("page.tsx")
				? "page"
				: file.endsWith("route.ts")
					? "endpoint"
					: "action",
			file,
			names,
		};
	});
}

/** "app/(staff)/admin/konten/[id]/page.tsx" → "/admin/konten/x" */
export function addressOf(
	file: string,
	values: Readonly<Record<string, string>> = {},
): string {
	const parts = file
		.split("/")
		.slice(1, -1)
		.filter((part) => !part.startsWith("(") && part !== "[locale]")
		.map((part) => {
			const name = /^\[(?:\.{3})?(\w+)\]$/.exec(part)?.[1];
			return name ? (values[name] ?? "unbekannt") : part;
		});
	return `/${parts.join("/")}`;
}
