import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** Height in px that an element has for rows, kept level with its size. */
export function useRoom(element: Ref<HTMLElement | null>) {
  const room = ref(0)
  const observer = new ResizeObserver(() => {
    room.value = element.value?.clientHeight ?? 0
  })
  onMounted(() => {
    if (element.value) observer.observe(element.value)
  })
  onBeforeUnmount(() => observer.disconnect())
  return room
}
