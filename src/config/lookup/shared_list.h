// A list whose copies share their items: a copy costs as much as a pointer, however long the list is.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace iislint::config {

/// Items are owned together with the copies and can be changed through each of them. For one thread.
template <typename T>
class SharedList {
  struct Link {
    std::shared_ptr<Link> before;
    T item;
  };

 public:
  SharedList() = default;
  SharedList(const SharedList& other) : last_(other.last_), size_(other.size_) {}
  SharedList(SharedList&&) = default;
  SharedList& operator=(SharedList other) {
    last_ = std::move(other.last_);
    size_ = other.size_;
    items_.clear();
    return *this;
  }

  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  /// Adds an item that is empty.
  void add() {
    last_ = std::make_shared<Link>(Link{std::move(last_), T()});
    ++size_;
    items_.clear();
  }
  void remove_last() {
    last_ = std::shared_ptr<Link>(last_->before);
    --size_;
    items_.clear();
  }
  T& last() const { return last_->item; }

  /// All items in order; valid until the list is changed.
  const std::vector<T*>& items() const {
    if (items_.size() == size_) return items_;
    items_.resize(size_);
    std::size_t at = size_;
    for (Link* link = last_.get(); link != nullptr; link = link->before.get())
      items_[--at] = &link->item;
    return items_;
  }

 private:
  std::shared_ptr<Link> last_;
  std::size_t size_ = 0;
  mutable std::vector<T*> items_;  // as far as they have been asked for since the last change
};

}  // namespace iislint::config
