/** The ports of raw printing: 9100, and those of print servers with several plugs. */
export const PRINTER_PORTS = { min: 9100, max: 9109 } as const;

export const isPrinterPort = (port: number): boolean =>
	Number.isInteger(port) &&
	port >= PRINTER_PORTS.min &&
	port <= PRINTER_PORTS.max;

/**
 * Whether our servers may speak to it as to a printer: only a private address of the house's own network, written as
 * numbers. No name, which could lead elsewhere tomorrow; not this machine, where other things listen; not the link-local
 * addresses, at which clouds tell secrets.
 */
export function isPrinterHost(text: string): boolean {
	const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
	if (v4) {
		const parts = v4.slice(1).map(Number);
		// "010" is eight to some programs and ten to others.
		const isPlain = v4.slice(1).every((part) => String(Number(part)) === part);
		const [a = 0, b = 0] = parts;
		return (
			isPlain &&
			parts.every((part) => part <= 255) &&
			(a === 10 ||
				(a === 172 && b >= 16 && b <= 31) ||
				(a === 192 && b === 168))
		);
	}
	// Unique local addresses, fc00::/7.
	return /^f[cd][0-9a-f]{2}:[0-9a-f:]{2,34}$/i.test(text) && isV6(text);
}

function isV6(text: string): boolean {
	return URL.canParse(`http://[${text}]/`);
}

/** On the machine itself, where tests and the demo have a printer of their own. */
export const isLoopback = (host: string): boolean =>
	host === "127.0.0.1" || host === "::1";
