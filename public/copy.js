// On a cause's page: a button that copies each piece of code.
for (const figure of document.querySelectorAll("figure.code")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = "Copy";
  button.ariaLabel = "Copy the code";
  button.addEventListener("click", async () => {
    const code = figure.querySelector("pre").textContent;
    try {
      await navigator.clipboard.writeText(code);
      button.dataset.done = "";
      setTimeout(() => delete button.dataset.done, 2000);
    } catch {
      // Without HTTPS there is no clipboard.
      prompt("Copy this:", code);
    }
  });
  figure.querySelector("figcaption").append(button);
}
