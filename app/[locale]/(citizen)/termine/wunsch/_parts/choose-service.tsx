import { getLocale, getTranslations } from "next-intl/server";
import { FormField } from "#components/form/form-field.tsx";
import { FormFrame } from "#components/form/form-frame.tsx";
import {
	type FieldSpec,
	namesOf,
	problemsOf,
} from "#components/form/form-state.ts";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import { wishPaths } from "#lib/paths/wishes.ts";

/** Who comes with more has another way: the phone. */
const MOST_PERSONS = 5;

/**
 * What a wish is for, asked where nobody has chosen anything yet: the online waiting room leads here, and the way of the
 * booking would lead back into it.
 */
export async function ChooseService({
	services,
	isMissing,
}: {
	services: readonly Service[];
	/** It was sent without an answer. */
	isMissing: boolean;
}) {
	const locale = await getLocale();
	const t = await getTranslations("wishes.form");
	const fields: FieldSpec[] = [
		{
			type: "list",
			name: "dienst",
			label: t("choose.service"),
			options: [
				{ value: "", text: t("choose.none") },
				...services.map(({ slug, text }) => ({ value: slug, text: text.name })),
			],
		},
		{
			type: "list",
			name: "zahl",
			label: t("choose.count"),
			hint: t("choose.countHint"),
			options: Array.from({ length: MOST_PERSONS }, (_, index) => ({
				value: String(index + 1),
				text: String(index + 1),
			})),
		},
	];
	const state = {
		sent: {},
		errors: isMissing ? { dienst: t("choose.missing") } : {},
	};
	return (
		<FormFrame
			title={t("title")}
			lead={t("lead")}
			problems={problemsOf(state, namesOf(fields))}
			errorSummary={t("errorSummary")}
			notice={null}
		>
			<form
				action={wishPaths(locale).form()}
				method="get"
				noValidate
				className="flex flex-col gap-32"
			>
				{fields.map((field) => (
					<FormField key={field.name} field={field} state={state} />
				))}
				<input type="hidden" name="gewaehlt" value="1" />
				<ActionBar>
					<Button className="w-full sm:w-auto">{t("choose.next")}</Button>
				</ActionBar>
			</form>
			<p>
				{t("choose.several")}{" "}
				<a href={paths(locale).start()}>{t("choose.severalLink")}</a>
			</p>
		</FormFrame>
	);
}
