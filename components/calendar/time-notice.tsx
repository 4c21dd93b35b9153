import { useLocale, useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import {
	type FreeTimesOfDay,
	nearestTimes,
} from "#lib/availability/rules/free-times.ts";
import type { WaysIn } from "#lib/booking/limits/limits.ts";
import {
	isTimeRefusal,
	type TimeRefusal,
} from "#lib/booking/rules/hold-refusal.ts";
import { timeValue } from "#lib/booking/rules/time-value.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatTime } from "#lib/text/format.ts";
import { parseClock } from "#lib/time.ts";
import type { WhenContext } from "./context.ts";
import { TimeButtons } from "./time-buttons.tsx";
import { TimeForm } from "./time-form.tsx";
import { WaysInNotice } from "./ways-in-notice.tsx";
import { WishLink } from "./wish-link.tsx";

const KINDS: Record<TimeRefusal, "info" | "warning"> = {
	"already-booked": "info",
	busy: "warning",
	"must-wait": "info",
	"not-online": "warning",
	"slot-taken": "warning",
	"too-many-holds": "warning",
	"too-much-of-day": "warning",
	"unknown-station": "warning",
};

/** They had pressed a time and were led to the online waiting room (scripts/server/waiting-room/pressed.ts). */
const WAS_WAITING = "was-waiting";

/** What became of the last press on a time (`hinweis=slot-taken@08:15`), and what to do now. */
export function TimeNotice({
	days,
	params,
	waysIn = null,
	...context
}: WhenContext & {
	days: readonly FreeTimesOfDay[];
	params: Sent;
	/** Of whoever was told that a time has a price. */
	waysIn?: WaysIn | null;
}) {
	const locale = useLocale();
	const t = useTranslations("when.notices");
	const [said = "", time = "", slug = ""] = textOf(params, "hinweis").split(
		"@",
	);
	const date = parseCivilDate(textOf(params, "tag"));
	const start = parseClock(time);
	if (said === WAS_WAITING) {
		const station = context.stations.find((one) => one.slug === slug);
		const pressed = days
			.find((day) => day.date === date)
			?.times.filter(
				(free) => free.start === start && free.stationId === station?.id,
			);
		if (pressed && pressed.length > 0)
			return (
				<Alert
					kind="info"
					title={t("was-waiting.title")}
					role="alert"
					autoFocus
				>
					<p>{t("was-waiting.text")}</p>
					<TimeForm form={context.form}>
						<TimeButtons {...context} times={pressed} withDate />
					</TimeForm>
				</Alert>
			);
	}
	// Meanwhile it has become somebody else's.
	const code = said === WAS_WAITING ? "slot-taken" : said;
	if (!isTimeRefusal(code)) return null;
	const nearest =
		code === "slot-taken" && date && start !== null
			? nearestTimes(days, { date, start }, 4)
			: [];
	return (
		<Alert kind={KINDS[code]} title={t(`${code}.title`)} role="alert" autoFocus>
			<p>{t(`${code}.text`)}</p>
			{waysIn ? <WaysInNotice waysIn={waysIn} /> : null}
			{code === "must-wait" && date && start !== null ? (
				<TimeForm form={context.form}>
					<Button
						name="zeit"
						value={timeValue({ stationSlug: slug, date, start })}
					>
						{t("goOn", { time: formatTime(start, locale) })}
					</Button>
				</TimeForm>
			) : null}
			{nearest.length > 0 ? (
				<TimeForm form={context.form}>
					<TimeButtons {...context} times={nearest} withDate />
				</TimeForm>
			) : null}
			{code === "slot-taken" && context.wish ? (
				<WishLink {...context.wish} />
			) : null}
		</Alert>
	);
}
