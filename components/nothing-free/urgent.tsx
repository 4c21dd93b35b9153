import { useTranslations } from "next-intl";
import { cityPhone } from "#components/contact/phone.ts";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";

const CASES = ["travel", "stolen", "deadline", "other"] as const;
const STEPS = ["come", "say", "proof", "provisional"] as const;

/** What counts as urgent, and what to do then. */
export function Urgent() {
	const t = useTranslations("when.nothing.urgent");
	return (
		<Panel as="section" quiet aria-labelledby="eilig">
			<Heading id="eilig">{t("title")}</Heading>
			<p>{t("cases.title")}</p>
			<ul className="flex list-disc flex-col gap-4 ps-[min(1.5rem,6vw)]">
				{CASES.map((name) => (
					<li key={name}>{t(`cases.${name}`)}</li>
				))}
			</ul>
			<h3 className="kern-heading-small">{t("steps.title")}</h3>
			<ol className="flex list-decimal flex-col gap-4 ps-[min(1.5rem,6vw)]">
				{STEPS.map((name) => (
					<li key={name}>{t(`steps.${name}`)}</li>
				))}
			</ol>
			<p>
				{t("call")} <a href={cityPhone().href}>{cityPhone().number}</a>
			</p>
		</Panel>
	);
}
