import type { ComponentProps, ReactNode } from "react";

type Variant = "primary" | "secondary" | "tertiary";

const classes = (variant: Variant, className: string) =>
	`kern-btn kern-btn--${variant} ${className}`;

/** A button that sends its form; the accessible name may say more than what is seen. */
export function Button({
	variant = "primary",
	className = "",
	children,
	...rest
}: ComponentProps<"button"> & { variant?: Variant }) {
	return (
		<button type="submit" className={classes(variant, className)} {...rest}>
			<span className="kern-label">{children}</span>
		</button>
	);
}

/** Looks like a button, but leads to another page. */
export function ButtonLink({
	variant = "primary",
	className = "",
	href,
	label,
	download,
	children,
}: {
	variant?: Variant;
	className?: string;
	href: string;
	/** Replaces the seen text for those who listen; begins with it. */
	label?: string;
	download?: boolean;
	children: ReactNode;
}) {
	return (
		<a
			href={href}
			download={download}
			className={classes(variant, className)}
			aria-label={label}
		>
			<span className="kern-label">{children}</span>
		</a>
	);
}
