#include <bits/stdc++.h>
#include <unistd.h>
#include "solution.cpp"

namespace prep_harness {
std::string out;

std::string line() {
    std::string text;
    std::getline(std::cin, text);
    return text;
}

void read(int &value) { value = std::stoi(line()); }
void read(long long &value) { value = std::stoll(line()); }
void read(double &value) { value = std::strtod(line().c_str(), nullptr); }
void read(bool &value) { value = line() == "1"; }
void read(std::string &value) {
    value.resize(std::stoul(line()));
    std::cin.read(value.data(), value.size());
    line();
}
template <class T> void read(std::optional<T> &value);
template <class T> void read(std::vector<T> &value) {
    std::size_t count = std::stoul(line());
    for (std::size_t i = 0; i < count; i++) {
        T item{};
        read(item);
        value.push_back(std::move(item));
    }
}
template <class T> void read(std::optional<T> &value) {
    if (line() != "1") return;
    T item{};
    read(item);
    value = std::move(item);
}

void say(const std::string &text) { out += text + "\n"; }
void write(int value) { say(std::to_string(value)); }
void write(long long value) { say(std::to_string(value)); }
void write(bool value) { say(value ? "1" : "0"); }
void write(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.17g", value);
    say(text);
}
void write(const std::string &value) {
    say(std::to_string(value.size()));
    say(value);
}
template <class T> void write(const std::optional<T> &value);
template <class T> void write(const std::vector<T> &value) {
    say(std::to_string(value.size()));
    for (std::size_t i = 0; i < value.size(); i++) write(static_cast<T>(value[i]));
}
template <class T> void write(const std::optional<T> &value) {
    say(value ? "1" : "0");
    if (value) write(*value);
}
}

