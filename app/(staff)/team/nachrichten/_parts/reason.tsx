import { useTranslations } from "next-intl";

const REASONS = [
	"recipient-limit",
	"never-confirmed",
	"outdated",
	"no-address",
] as const;

/** Why a mail was not sent, where we know it in words; the answers of mail servers are for whoever runs them. */
export function Reason({ reason }: { reason: string | null }) {
	const t = useTranslations("team.messages.reasons");
	const known = REASONS.find((one) => one === reason);
	return known ? ` (${t(known)})` : null;
}
