import { useLocale, useTranslations } from "next-intl";
import { ServiceNames } from "#components/service/service-names.tsx";
import { waitInWords } from "#components/station/wait-words.ts";
import { isCollecting } from "#lib/catalog/rules/selection.ts";
import { paths } from "#lib/paths/citizen.ts";
import type { Wish } from "#lib/queue/arrival/rules/wishes.ts";
import type { Wait } from "#lib/queue/queue.ts";
import { isGerman } from "#lib/text/language.ts";
import { drawAction } from "../actions.ts";
import { entriesOf } from "./view.ts";

/** What one waits for, and how long, before the number is drawn. */
export function CheckDraw({
	station,
	chosen,
	wait,
	hasSeveralDesks,
}: {
	/** Slug. */
	station: string;
	chosen: readonly Wish[];
	/** Null: nobody can tell. */
	wait: Wait | null;
	/** No desk does all of it, and it is known that several do. */
	hasSeveralDesks: boolean;
}) {
	const t = useTranslations("kiosk.draw");
	const inWords = useTranslations("waitTimes.inWords");
	const walk = useTranslations("ticket.walk");
	const language = useTranslations("language");
	const locale = useLocale();
	const services = entriesOf(chosen);
	return (
		<>
			<h1>{t("check")}</h1>
			<div className="kiosk-lead">
				<p>{t("checkLead")}</p>
				<ServiceNames selection={chosen} />
			</div>
			{hasSeveralDesks ? <p>{walk("text")}</p> : null}
			<p className="kiosk-wait">
				{wait
					? t("wait", { wait: waitInWords(wait, inWords) })
					: t("waitUnknown")}
			</p>
			{wait ? <p>{t("waitHint")}</p> : null}
			{isCollecting(chosen) ? <p>{t("collectHint")}</p> : null}
			<form action={drawAction} className="kiosk-choices">
				<input type="hidden" name="station" value={station} />
				{/* Sent twice, it is one ticket. */}
				<input type="hidden" name="r" value={crypto.randomUUID()} />
				{services.map((entry) => (
					<input key={entry} type="hidden" name="dienst" value={entry} />
				))}
				{/* A language says something about a person: nobody sees it whom they did not allow to. */}
				{isGerman(locale) ? null : (
					<label className="kiosk-tick">
						<input type="checkbox" name="sprache" value="1" />
						{language("weSpeak")}
					</label>
				)}
				<button type="submit" className="kiosk-button kiosk-primary kiosk-tall">
					<strong>{t("draw")}</strong>
				</button>
				<a
					href={paths(locale).kioskDraw(station, {
						services,
						step: "mehr",
					})}
					className="kiosk-button"
				>
					{t("add")}
				</a>
			</form>
		</>
	);
}
