import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { TabSays } from "#components/page/tab-title.tsx";
import { RATED, RATINGS, readRating } from "#lib/feedback/feedback.ts";
import { paths } from "#lib/paths/citizen.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { findKiosk } from "../_parts/kiosk.ts";
import { KioskScreen } from "../_parts/kiosk-screen.tsx";
import { KioskThanks } from "./_parts/thanks.tsx";
import { kioskFeedbackAction } from "./actions.ts";

/** Somebody who says nothing about a question answers it with this. */
const SKIPPED = "nichts";
const NOTICES = ["empty", "too-many-reports", "busy"] as const;

/** Three questions, one per screen; answers go along in the address until the last one sends them. */
export default async function KioskFeedbackPage({
	params,
	searchParams,
}: {
	params: Promise<{ station: string }>;
	searchParams: Promise<Sent>;
}) {
	const locale = await getLocale();
	const { station: slug } = await params;
	const query = await searchParams;
	const to = paths(locale);
	const kiosk = await findKiosk(slug, locale);
	if (!kiosk?.device) redirect(to.kiosk(slug));
	const t = await getTranslations("feedback");
	const stand = textOf(query, "hinweis");
	if (stand === "danke") return <KioskThanks station={kiosk.station} />;
	const answered = (name: string) => {
		const value = textOf(query, name);
		return readRating(value) || value === SKIPPED ? value : undefined;
	};
	const booking = answered("buchung");
	const waiting = booking === undefined ? undefined : answered("wartezeit");
	const step = RATED[Number(Boolean(booking)) + Number(Boolean(waiting))];
	if (!step) redirect(to.kioskFeedback(slug));
	const notice = NOTICES.find((one) => one === stand);
	const back = waiting
		? to.kioskFeedback(slug, booking ? { booking } : {})
		: booking
			? to.kioskFeedback(slug)
			: to.kiosk(slug);
	const choices = [
		...RATINGS.map((rating) => ({
			value: String(rating),
			text: t(`words.${rating}`),
		})),
		{ value: SKIPPED, text: t("kiosk.skip") },
	];
	const next = (value: string) =>
		to.kioskFeedback(
			slug,
			booking ? { booking, waiting: value } : { booking: value },
		);
	return (
		<KioskScreen station={kiosk.station} title={t("kiosk.title")} back={back}>
			{notice ? (
				<p role="alert" className="kiosk-notice">
					<TabSays />
					{t(`kiosk.notices.${notice}`)}
				</p>
			) : null}
			<p className="kiosk-lead">{t("kiosk.title")}</p>
			<h1>{t(`ratings.${step}`)}</h1>
			{step === "service" ? (
				<form action={kioskFeedbackAction} className="kiosk-choices">
					<input type="hidden" name="station" value={slug} />
					<input type="hidden" name="key" value={randomUUID()} />
					<input type="hidden" name="booking" value={booking} />
					<input type="hidden" name="waiting" value={waiting} />
					{choices.map(({ value, text }) => (
						<button
							key={value}
							type="submit"
							name="service"
							value={value}
							className="kiosk-button"
						>
							{text}
						</button>
					))}
				</form>
			) : (
				<div className="kiosk-choices">
					{choices.map(({ value, text }) => (
						<a key={value} href={next(value)} className="kiosk-button">
							{text}
						</a>
					))}
				</div>
			)}
		</KioskScreen>
	);
}
