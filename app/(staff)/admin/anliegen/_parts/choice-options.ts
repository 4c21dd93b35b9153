import { getTranslations } from "next-intl/server";
import type { Option } from "#components/form/form-state.ts";
import { MINOR_RULES } from "#lib/catalog/minors/rules/minor-case.ts";
import type { EditChoices } from "#lib/catalog/queries/find-service-to-edit.ts";
import { ALONE, NEW_GROUP, WITH_ALL } from "#lib/catalog/rules/service-form.ts";
import { formatList } from "#lib/text/format.ts";

/** So many services of a group are named. */
const NAMED = 3;

/** What may share an appointment with a service: a group by what is in it, since groups have no names. */
export async function combineOptions(
	groups: EditChoices["groups"],
): Promise<Option[]> {
	const t = await getTranslations("admin.services.fields.combine");
	const inWords = (names: readonly string[]) => {
		const others = names.length - NAMED;
		return formatList(
			[
				...names.slice(0, NAMED),
				...(others > 0 ? [t("others", { count: others })] : []),
			],
			"de",
		);
	};
	return [
		{ value: ALONE, text: t("alone") },
		...groups
			.filter(({ services }) => services.length > 0)
			.map(({ slug, services, combinesWithAll }) => ({
				value: slug,
				text: t(combinesWithAll ? "withAll" : "with", {
					services: inWords(services),
				}),
			})),
		{ value: NEW_GROUP, text: t("new") },
		{ value: WITH_ALL, text: t("all") },
	];
}

/** As which document a service counts when it is for somebody under 18. */
export async function minorOptions(): Promise<Option[]> {
	const t = await getTranslations("admin.services.minorRules");
	return [
		{ value: "none", text: t("none") },
		...MINOR_RULES.map((rule) => ({ value: rule, text: t(rule) })),
	];
}
