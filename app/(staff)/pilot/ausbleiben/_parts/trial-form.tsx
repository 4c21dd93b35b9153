import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { WORDING_FIELDS } from "#lib/attendance/rules/wording.ts";
import { germanNameOf } from "#lib/text/language.ts";
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
				fields={WORDING_FIELDS.map(({ arm, locale, name }) => ({
					type: "lines",
					name,
					rows: 2,
					label: `${t(arm)}, ${germanNameOf(locale)}`,
					hint: t("hint"),
				}))}
				sent={{}}
				hidden={{ form: "probe" }}
				texts={await formTexts(t("begin"))}
			/>
		</>
	);
}
