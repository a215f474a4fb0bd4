// Puts what stands beside a button on the clipboard. Where this does not run, the button stays away, and the text is selected by a click.
(() => {
  if (!navigator.clipboard?.writeText) return
  const show = (root) => root.querySelectorAll('.copyable button').forEach((button) => { button.hidden = false })
  show(document)
  document.addEventListener('htmx:load', (event) => show(event.target))
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('.copyable button')
    if (!button) return
    const place = button.closest('.copyable')
    document.querySelectorAll('.copyable [role=status]').forEach((other) => other.replaceChildren())
    const said = place.querySelector('[role=status]')
    try {
      await navigator.clipboard.writeText(place.querySelector('.copy').textContent)
      said.textContent = 'Copied'
    } catch {
      said.textContent = 'Select the text and copy it'
    }
  })
})()
