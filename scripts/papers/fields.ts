import { markdownTable } from "#bench/markdown-table.ts";
import { KINDS, type KindName, kindOf } from "#lib/privacy/rules/kinds.ts";
import { personalFields, REGISTER } from "#lib/privacy/rules/register.ts";
import { FORMS, GROUNDS, keptFor, seenBy } from "#lib/privacy/rules/words.ts";
import { presetSettings, readSchema } from "./schema.ts";

/** Every column of the database: whose it is, wherefore and how long. */
export function fieldsPaper(): string {
	const columns = columnNames();
	const kinds = Object.keys(KINDS) as KindName[];
	return [
		"# Welche Angaben gespeichert werden",
		"",
		"Diese Liste entsteht aus `lib/privacy/rules/` (`npm run papers`). Ein Test vergleicht sie mit `prisma/schema.prisma`: jede Spalte der Datenbank steht hier, mit oder ohne Bezug zu einer Person. Fristen sind die einer neuen Installation; die der Stadt stehen in der Tabelle `city`.",
		...kinds.flatMap((name) => kindSection(name, columns)),
		"",
		"## Spalten ohne Bezug zu einer Person",
		"",
		markdownTable([
			["Tabelle", "Spalten"],
			...Object.entries(REGISTER)
				.filter(([, { plain }]) => plain.length > 0)
				.map(([model, { plain }]) => {
					const named = plain.map(
						(one) => columns.get(`${model}.${one}`) ?? "",
					);
					const table = named[0]?.split(".")[0] ?? "";
					return [
						`\`${table}\``,
						named.map((one) => one.split(".")[1]).join(", "),
					];
				}),
		]),
		"",
	].join("\n");
}

function kindSection(
	name: KindName,
	columns: ReadonlyMap<string, string>,
): string[] {
	const kind = kindOf(name);
	const fields = personalFields().filter((one) => one.kind === name);
	const seen = seenBy(kind);
	return [
		"",
		`## ${kind.title}`,
		"",
		`- Wessen: ${kind.whose === "citizen" ? "Bürgerinnen und Bürger" : "Beschäftigte"}`,
		`- Wozu: ${kind.purpose}`,
		`- Grundlage: ${GROUNDS[kind.ground]}`,
		`- Wer es sieht: ${seen.length > 0 ? seen.join(", ") : "niemand; keine Seite zeigt es"}`,
		`- Wie lange: ${keptFor(kind, presetSettings())}`,
		`- Gelöscht durch: ${kind.erasedBy.map(codeOf).join(", ")}`,
		...(kind.exception ? [`- Ausnahme: ${kind.exception}`] : []),
		"",
		markdownTable([
			["Spalte", "Was es ist", "Wie es dasteht"],
			...fields.map((one) => [
				`\`${columns.get(`${one.model}.${one.name}`)}\``,
				one.what,
				FORMS[one.form],
			]),
		]),
	];
}

/** "lib/x.ts#y" as a reader finds it. */
export const codeOf = (code: string) => {
	const [file = "", name = ""] = code.split("#");
	return `\`${name}\` in \`${file}\``;
};

const columnNames = () =>
	new Map(
		[...readSchema()].flatMap(([model, columns]) =>
			columns.map(({ name, column }) => [`${model}.${name}`, column] as const),
		),
	);
