import { useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Sent } from "#lib/sent.ts";

/** They agreed that the desk sees their language, and may take it back as easily as they gave it. */
export function ShownLanguage({
	action,
	hidden,
}: {
	action: (form: FormData) => Promise<void>;
	/** What tells whose it is. */
	hidden: Sent;
}) {
	const t = useTranslations("language.shown");
	return (
		<Section id="sprache" title={t("title")}>
			<p>{t("agreed")}</p>
			<ActionForm action={action}>
				<HiddenFields fields={hidden} />
				<Button variant="secondary">{t("withdraw")}</Button>
			</ActionForm>
		</Section>
	);
}
