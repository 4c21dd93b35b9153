import { useTranslations } from "next-intl";
import { FormFields } from "#components/form/form-field.tsx";
import type { FieldSpec } from "#components/form/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { planning, WHAT_IF_PATH } from "#lib/paths/planning.ts";
import type { Sent } from "#lib/sent.ts";
import { askedIn } from "#lib/simulation/rules/question.ts";

/** What is to be different; what was typed stays. */
export function QuestionForm({
	fields,
	sent,
	errors,
	station,
}: {
	fields: readonly FieldSpec[];
	sent: Sent;
	errors: Record<string, string>;
	/** Its slug. */
	station: string;
}) {
	const t = useTranslations("whatIf.form");
	return (
		<Section id="anders" title={t("label")}>
			<form
				action={WHAT_IF_PATH}
				method="get"
				noValidate
				className="flex flex-col gap-24"
			>
				<input type="hidden" name="ort" value={station} />
				<FormFields
					fields={fields}
					state={{ sent: askedIn(sent), errors }}
					layout="columns"
				/>
				<div className="flex flex-wrap items-center gap-16">
					<Button>{t("submit")}</Button>
					<a href={planning.whatIf(station)}>{t("reset")}</a>
				</div>
			</form>
		</Section>
	);
}
