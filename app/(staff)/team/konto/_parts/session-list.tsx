import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { Button } from "#components/ui/button.tsx";
import { IDLE_MINUTES, MAX_HOURS } from "#lib/auth/rules/session-rule.ts";
import { endOtherSessionsAction, endSessionAction } from "../actions.ts";

/** Where this account is signed in right now. Neither machine nor address is stored, so only the times are told. */
export function SessionList({
	sessions,
	current,
}: {
	sessions: readonly { id: string; createdAt: number; lastSeenAt: number }[];
	current: string;
}) {
	const t = useTranslations("account.sessions");
	return (
		<>
			<p>{t("lead", { minutes: IDLE_MINUTES, hours: MAX_HOURS })}</p>
			<ul className="divide-y divide-line border-y border-line">
				{sessions.map(({ id, createdAt, lastSeenAt }) => (
					<li
						key={id}
						className="flex flex-wrap items-center justify-between gap-x-24 gap-y-8 py-16"
					>
						<p>
							<strong>{t("since", { time: whenOf(createdAt) })}</strong>
							<br />
							{id === current
								? t("current")
								: t("seen", { time: whenOf(lastSeenAt) })}
						</p>
						{id === current ? null : (
							<form action={endSessionAction}>
								<input type="hidden" name="sitzung" value={id} />
								<Button
									variant="secondary"
									aria-label={t("endOf", { time: whenOf(createdAt) })}
								>
									{t("end")}
								</Button>
							</form>
						)}
					</li>
				))}
			</ul>
			{sessions.length > 1 ? (
				<form action={endOtherSessionsAction}>
					<Button variant="secondary">{t("endOthers")}</Button>
				</form>
			) : null}
		</>
	);
}
