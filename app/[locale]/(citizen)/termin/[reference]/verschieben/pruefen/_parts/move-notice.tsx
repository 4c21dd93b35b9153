import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { HoldView } from "#lib/booking/booking.ts";

/** What the last press led to; the words are those of a new booking where they say the same. */
const KINDS = {
	busy: "warning",
	extended: "success",
	"hold-changed": "warning",
	"hold-expired": "warning",
	"no-more-extensions": "warning",
	"too-much-of-day": "warning",
} as const;

export function MoveNotice({ code, hold }: { code: string; hold: HoldView }) {
	const t = useTranslations("booking.notices");
	const asked = hold.state === "expired" ? "hold-expired" : code;
	if (!Object.hasOwn(KINDS, asked)) return null;
	const notice = asked as keyof typeof KINDS;
	const kind = KINDS[notice];
	return (
		<Alert
			kind={kind}
			title={t(`${notice}.title`)}
			role={kind === "success" ? "status" : "alert"}
			autoFocus
		>
			<p>{t(`${notice}.text`)}</p>
		</Alert>
	);
}
