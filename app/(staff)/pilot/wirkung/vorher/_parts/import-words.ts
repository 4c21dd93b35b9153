import { getTranslations } from "next-intl/server";
import type { FileLook } from "#lib/pilot/before/queries/look-at-file.ts";
import type { NamedStation } from "#lib/pilot/before/rules/entry.ts";
import {
	type FileRefusal,
	type LineProblem,
	MOST_BYTES,
} from "#lib/pilot/before/rules/read-csv.ts";
import type { WaitBefore } from "#lib/pilot/effect/effect.ts";
import { formatDate } from "#lib/text/format.ts";
import type { ImportReview } from "./import-state.ts";

/** What was read, in sentences. */
export async function reviewOf(
	{ file, merged, mark }: FileLook,
	stations: readonly Pick<NamedStation, "id" | "names">[],
): Promise<ImportReview> {
	const t = await getTranslations("waitsBefore.review");
	const forms = await getTranslations("waitsBefore.file");
	const count = merged.added.length + merged.replaced.length;
	const outcome = [
		...(["added", "replaced", "same", "overlapping"] as const).flatMap(
			(name) =>
				merged[name].length > 0 ? t(name, { count: merged[name].length }) : [],
		),
		...(file.wrong > 0 ? [t("wrong", { count: file.wrong })] : []),
	];
	return {
		saves: count > 0 ? { count, text: forms("save", { count }) } : null,
		outcome: count > 0 ? outcome : [t("nothing"), ...outcome],
		stations: stations.flatMap(({ id, names: [name = ""] }) => {
			const own = file.lines
				.map(({ entry }) => entry)
				.filter(({ stationId }) => stationId === id);
			return own.length === 0
				? []
				: t("station", { station: name, ...extentOf(own) });
		}),
		problems: [
			...(await Promise.all(file.problems.map(problemText))),
			...(file.wrong > file.problems.length ? [t("moreProblems")] : []),
		],
		mark,
	};
}

function extentOf(entries: readonly WaitBefore[]) {
	const days = entries.map(({ firstDay }) => firstDay).sort();
	const last = entries.map(({ lastDay }) => lastDay).sort();
	const text = (date: (typeof days)[number] | undefined) =>
		date ? formatDate(date, "de", "year") : "";
	return {
		count: entries.length,
		from: text(days[0]),
		until: text(last.at(-1)),
		people: entries.reduce((sum, { people }) => sum + people, 0),
	};
}

async function problemText({
	line,
	column,
	typed,
	problem,
}: LineProblem): Promise<string> {
	const t = await getTranslations("waitsBefore");
	const said = {
		line: String(line),
		column: t(`columns.${column}`),
		problem: t(`problems.${problem}`),
	};
	return typed === ""
		? t("review.problemEmpty", said)
		: t("review.problem", { ...said, typed });
}

/** Why nothing could be read at all. */
export async function refusalText(
	refusal: FileRefusal | { why: "too-large" },
): Promise<string> {
	const t = await getTranslations("waitsBefore");
	switch (refusal.why) {
		case "empty":
			return t("refused.empty");
		case "no-table":
			return t("refused.no-table", { line: String(refusal.line) });
		case "no-columns":
			return t("refused.no-columns", {
				missing: refusal.missing
					.map((column) => t(`columns.${column}`))
					.join(", "),
			});
		case "too-many-lines":
			return t("refused.too-many-lines", { most: refusal.most });
		case "too-large":
			return t("refused.too-large", { size: MOST_BYTES / 1024 });
	}
}
