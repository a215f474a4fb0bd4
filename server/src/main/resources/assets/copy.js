// Puts what stands beside a button on the clipboard. Where this does not run, the button stays away, and the text is selected by a click.
(() => {
  if (!navigator.clipboard?.writeText) return
  for (const place of document.querySelectorAll('.copyable')) {
    const [text, button, said] = ['code', 'button', '[role=status]'].map((part) => place.querySelector(part))
    button.hidden = false
    button.addEventListener('click', async () => {
      document.querySelectorAll('.copyable [role=status]').forEach((other) => other.replaceChildren())
      try {
        await navigator.clipboard.writeText(text.textContent)
        said.textContent = 'Copied'
      } catch {
        said.textContent = 'Select the text and copy it'
      }
    })
  }
})()
