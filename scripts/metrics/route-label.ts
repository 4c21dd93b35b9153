import { existsSync, readFileSync } from "node:fs";
import { withoutLanguage } from "#lib/paths/page-language.ts";
import { OWN } from "#lib/paths/route-shape.ts";

/** Next writes it when it builds: each page and endpoint by its folder, with its address. */
const MANIFEST = ".next/app-path-routes-manifest.json";
/** Answered in front of Next, or files of public/. */
const OUTSIDE = ["/status", "/favicon.svg", "/_next/static/…"];
const OTHER = "other";

/** The addresses that the application was built with, as templates: "/[locale]/termin/[reference]". */
export function builtRoutes(manifest = MANIFEST): string[] {
	if (!existsSync(manifest)) return [];
	const routes = JSON.parse(readFileSync(manifest, "utf8"));
	return Object.values(routes as Record<string, string>);
}

/**
 * Which page it was, in one of as many words as there are pages: whatever else somebody asks for is "other", so that
 * nobody can make a metric grow. The language does not tell pages apart.
 * @param routes templates (`builtRoutes`)
 */
export function routeLabels(
	routes: readonly string[],
): (shape: string) => string {
	// What catches everything else is no page.
	const pages = routes.filter((route) => !route.includes("[..."));
	const known = new Set([...OUTSIDE, ...pages.map(shapeOf)]);
	return (shape) => {
		if (shape.startsWith("/scripts/")) return "/scripts/…";
		const route = withoutLanguage(shape);
		return known.has(route) ? route : OTHER;
	};
}

/** As lib/paths/route-shape.ts writes an address of it: `/termin/:reference`, `/anzeige/:other`. */
function shapeOf(template: string): string {
	const shape: string[] = [];
	let before = "";
	for (const part of template.split("/").slice(1)) {
		if (part !== "[locale]")
			shape.push(part.startsWith("[") ? (OWN[before] ?? ":other") : part);
		before = part;
	}
	return `/${shape.join("/")}`;
}
