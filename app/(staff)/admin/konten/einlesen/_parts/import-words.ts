import { getTranslations } from "next-intl/server";
import { ROLES, type Role } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { previewImport } from "#lib/staff/commands/import-accounts.ts";
import {
	MOST_BYTES,
	MOST_ROWS,
	type readAccounts,
} from "#lib/staff/rules/import.ts";
import { formatList } from "#lib/text/format.ts";
import type { ImportReview } from "./import-state.ts";

export async function importTexts() {
	const t = await getTranslations("admin.accounts.imports");
	const form = await getTranslations("staff.form");
	return {
		label: t("label"),
		hint: t("hint"),
		look: t("look"),
		save: t("save"),
		errorSummary: form("errorSummary"),
	};
}
export type ImportTexts = Awaited<ReturnType<typeof importTexts>>;

/** Tasks and stations by what people call them, and by what they are called in addresses. */
export async function knownWords() {
	const roles = await getTranslations("staff.roles");
	const { stations } = await getCatalog("de");
	const plain = (text: string) => text.normalize("NFC").trim().toLowerCase();
	return {
		roles: new Map<string, Role>(
			ROLES.flatMap((role) => [
				[role, role] as const,
				[plain(roles(role)), role] as const,
			]),
		),
		stations: new Map(
			stations.flatMap(({ id, slug, shortName }) => [
				[slug, id] as const,
				[plain(shortName), id] as const,
			]),
		),
	};
}

type Wrong = Extract<ReturnType<typeof readAccounts>, { ok: false }>;

/** Everything that is wrong, each on a line: line, column, what stands there. */
export async function problemWords({ problems }: Wrong): Promise<string> {
	const t = await getTranslations("admin.accounts.imports");
	return problems
		.map(({ line, column, problem, found }) => {
			const words = t(`problems.${problem}`, {
				found,
				kilobytes: MOST_BYTES / 1000,
				rows: MOST_ROWS,
			});
			if (line === 0) return words;
			return column === null
				? t("atLine", { line, words })
				: t("atColumn", { line, column: t(`names.${column}`), words });
		})
		.join("\n");
}

type Plan = Extract<
	Awaited<ReturnType<typeof previewImport>>,
	{ ok: true }
>["value"];

export async function reviewWords({
	steps,
	mark,
}: Plan): Promise<ImportReview> {
	const t = await getTranslations("admin.accounts.imports");
	const count = (what: string) =>
		steps.filter((step) => step.what === what).length;
	const [added, changed, same] = ["add", "change", "same"].map(count);
	return {
		title: t("review", {
			added: added ?? 0,
			changed: changed ?? 0,
			same: same ?? 0,
		}),
		lines: steps.flatMap(({ what, row, changes }) =>
			what === "same"
				? []
				: t(`steps.${what}`, {
						name: row.facts.name,
						email: row.email,
						changes: formatList(
							changes.map((one) => t(`names.${one}`)),
							"de",
						),
					}),
		),
		mark: added || changed ? mark : null,
	};
}
