import { useLocale, useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import { type Choice, paths } from "#lib/paths/citizen.ts";
import type { LinkFindings } from "./link.ts";

/** Where the appointment will be, if that is settled already, with a way to change it. */
export function ChosenStation({
	station,
	choice,
}: {
	station: LinkFindings["station"];
	choice: Choice;
}) {
	const t = useTranslations("start.link");
	const anyStation = useTranslations("when")("anyStation");
	const locale = useLocale();
	if (station?.kind !== "online" && station?.kind !== "any") return null;
	const { name, lang } =
		station.kind === "online"
			? station.station.text
			: { name: anyStation, lang: locale };
	return (
		<Panel quiet>
			<p>
				{t("chosen")} <strong lang={lang}>{name}</strong>
				<br />
				<a
					href={paths(locale).start({ ...choice, station: undefined })}
					className="inline-flex min-h-32 items-center text-action underline underline-offset-4 hover:decoration-2"
				>
					{t("change")}
				</a>
			</p>
		</Panel>
	);
}
