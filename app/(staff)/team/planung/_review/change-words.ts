import type { useTranslations } from "next-intl";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { PlanChange } from "#lib/planning/planning.ts";
import { formatDate } from "#lib/text/format.ts";
import { closureDays, closureScope } from "./closure-words.ts";

/** A change in a line: "Schließung: Die ganze Station, Mo., 8. Februar 2027". */
export function changeWords(
	change: PlanChange | { kind: "rules" } | null,
	deskName: (id: number) => string,
	catalog: Catalog,
	t: ReturnType<typeof useTranslations<"closures">>,
): string {
	const date = (day: Extract<PlanChange, { kind: "holiday" }>["date"]) =>
		`${formatDate(day, "de", "short")} ${day.slice(0, 4)}`;
	switch (change?.kind) {
		case undefined:
			return t("changes.kind.unknown");
		case "roster":
		case "rules":
			return t(`changes.kind.${change.kind}`);
		case "closure": {
			const { closure } = change;
			const [first, ...more] = closure.days;
			const desk = closure.deskId === null ? null : deskName(closure.deskId);
			return t(
				more.length === 0
					? "changes.kind.closure"
					: "changes.kind.closureSeries",
				{
					what: closureScope(closure, desk, catalog, t),
					when: first ? closureDays({ ...closure, ...first }, t) : "",
					more: more.length,
				},
			);
		}
		case "closure-end":
			return t("changes.kind.closure-end", { when: date(change.from) });
		case "desk-sick":
			return t("changes.kind.desk-sick", { desk: deskName(change.deskId) });
		case "holiday":
			return t("changes.kind.holiday", {
				opens: change.opens ? "yes" : "no",
				when: date(change.date),
			});
	}
}
