import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";

/** For next time: the post brings it, and there is nothing to collect. */
export function DirectMail() {
	const t = useTranslations("where.collect.mail");
	return (
		<Panel as="section" quiet aria-labelledby="direktversand">
			<Heading size="small" id="direktversand">
				{t("title")}
			</Heading>
			<p>{t("text")}</p>
		</Panel>
	);
}
