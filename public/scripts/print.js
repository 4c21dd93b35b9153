document.addEventListener("click", (event) => {
	if (event.target.closest("[data-print]")) window.print();
});

// Last: from here on it listens (docs/decisions/0030).
document.documentElement.classList.add("listens-print");
