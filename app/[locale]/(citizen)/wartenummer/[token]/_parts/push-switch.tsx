import { useTranslations } from "next-intl";

/** What the script says in one of these, which are all there: it brings no words of its own. */
const SAYS = ["on", "denied", "failed", "full", "off"] as const;

/**
 * "Tell me on this device": there where the browser can and its script listens (public/scripts/push.js). Whether this
 * device is told, only the device knows, so the page says nothing about it by itself.
 */
export function PushSwitch({
	token,
	pushKey,
}: {
	/** Of the ticket. */
	token: string;
	pushKey: string;
}) {
	const t = useTranslations("ticket.push");
	const announcement = useTranslations("announcement");
	return (
		<div
			className="flex flex-col gap-8"
			data-needs="push"
			data-push={token}
			data-push-key={pushKey}
		>
			<button
				type="button"
				className="switch"
				data-needs="push"
				aria-pressed="false"
				aria-describedby="bescheid"
			>
				<span className="switch-box" aria-hidden="true" />
				{t("switch")}
			</button>
			<p id="bescheid" className="text-muted">
				{t("hint")}
			</p>
			<p className="text-muted">{announcement("byPush")}</p>
			<div aria-live="polite">
				{SAYS.map((name) => (
					<p key={name} className="font-bold" data-push-says={name} hidden>
						{t(name)}
					</p>
				))}
			</div>
		</div>
	);
}

/**
 * The visit is over, or the city has switched it off, and so is this: the script tells the browser, and then says so to
 * whoever had switched it on.
 */
export function PushOver({
	token,
	because,
}: {
	token: string;
	because: "over" | "off";
}) {
	const t = useTranslations("ticket.push");
	return (
		<div data-push={token} data-push-over="" aria-live="polite">
			<p data-push-says="over" hidden>
				{t(because)}
			</p>
		</div>
	);
}
