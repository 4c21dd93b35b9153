import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { languageFields } from "#components/form/language-fields.ts";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { ARMS } from "#lib/attendance/attendance.ts";
import { wordingField } from "#lib/attendance/rules/wording.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { isNeeded } from "#lib/text/locale.ts";
import { endTrialAction, startTrialAction } from "../actions.ts";

/** Two questions in each language, and the lot; while a trial goes on, its end. */
export async function TrialForm({ isRunning }: { isRunning: boolean }) {
	const t = await getTranslations("absence.trial");
	if (isRunning)
		return (
			<form action={endTrialAction}>
				<Button variant="secondary">{t("end")}</Button>
			</form>
		);
	return (
		<>
			<Heading level={3}>{t("start")}</Heading>
			<Form
				id="probe"
				action={startTrialAction}
				fields={languageFields("mehr", t("more"), (locale) =>
					ARMS.map((arm) => ({
						type: "lines",
						name: wordingField(arm, locale),
						rows: 2,
						label: `${t(arm)}, ${germanNameOf(locale)}`,
						hint: t(isNeeded(locale) ? "hint" : "hintMore"),
					})),
				)}
				sent={{}}
				hidden={{ form: "probe" }}
				texts={await formTexts(t("begin"))}
			/>
		</>
	);
}
