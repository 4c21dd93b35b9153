import fc from "fast-check";
import { expect, test } from "vitest";
import { routeShape } from "#lib/paths/route-shape.ts";
import { routeLabels } from "#scripts/metrics/route-label.ts";
import { listDoors } from "#tests/support/doors.ts";

/** As Next writes them: folders without those in round brackets. */
const ROUTES = listDoors()
	.filter(({ kind }) => kind !== "action")
	.map(({ file }) => {
		const parts = file.split("/").slice(1, -1);
		return `/${parts.filter((part) => !part.startsWith("(")).join("/")}`;
	});
const labelOf = routeLabels(ROUTES);
const label = (address: string) => labelOf(routeShape(address));

test.each([
	["/", "/"],
	["/en", "/"],
	["/en/termine?dienst=a", "/termine"],
	["/termin/482193507?t=abc", "/termin/:reference"],
	["/en/termin/482193507/absagen?t=abc", "/termin/:reference/absagen"],
	["/anzeige/mitte", "/anzeige/:other"],
	["/status", "/status"],
	["/en/status", "/status"],
	["/api/health", "/api/health"],
	["/admin/konten/123", "/admin/konten/:other"],
	["/scripts/live.js", "/scripts/…"],
	["/_next/static/chunks/a.js", "/_next/static/…"],
	["/termine/termine/termine", "other"],
	["/wp-login.php", "other"],
	["/erika-mustermann", "other"],
])("%s is counted as %s", (address, expected) => {
	expect(label(address)).toBe(expected);
});

const FIXED = [
	"other",
	"/status",
	"/favicon.svg",
	"/scripts/…",
	"/_next/static/…",
];

test("whatever is asked for, there are no more labels than pages", () => {
	const known = new Set([
		...FIXED,
		...ROUTES.map((route) =>
			label(
				route.replace("/[locale]", "").replaceAll(/\[[^\]]+\]/g, "x") || "/",
			),
		),
	]);
	const words = [
		...new Set(ROUTES.flatMap((route) => route.split("/"))),
		...["scripts", "en", "_next", "static", "Erika"],
	];
	fc.assert(
		fc.property(
			fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), {
				maxLength: 6,
			}),
			(parts) => {
				expect(known).toContain(label(`/${parts.join("/")}`));
			},
		),
	);
});
