/** One of KERN's icons, always beside words that say the same. */
export function Icon({
	name,
	size = "default",
}: {
	name:
		| "add"
		| "arrow-back"
		| "arrow-forward"
		| "calendar-today"
		| "check"
		| "chevron-left"
		| "chevron-right"
		| "download"
		| "edit"
		| "home"
		| "info"
		| "mail"
		| "success"
		| "warning";
	size?: "small" | "default" | "large";
}) {
	return (
		<span
			className={`kern-icon kern-icon--${name} kern-icon--${size} shrink-0`}
			aria-hidden="true"
		/>
	);
}
